"""Tatalaksana: SOP AP written in YAML, checked, drawn and published.

The rooms, in the order in which data passes them:

`source`   YAML text to plain data with positions; what a problem is
`model`    what an SOP, a register, a profile is; its flow; JSON Schema
`catalog`  the whole collection: links both ways and every check
`chart`    flow to geometry: the router
`render`   values to HTML
`git`      when a file was last changed
`cache`    what was made or found before, by its hash
`preview`  one SOP's page while it is written, served to its writer
`site`     the MkDocs plugin (the only room that knows MkDocs)
`cli`      the command `sop`
"""

__version__ = "0.1.0"
