"""Mutation: each small change of the source must make a test fail."""
