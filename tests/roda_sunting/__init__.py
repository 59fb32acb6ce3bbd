"""`make roda-sunting`: the wheel of the extra `sunting`, which has Python for browsers and what the editor's engine loads."""
