"""`make uji-sunting`: the editor's engine as browsers run it, beside the same engine here."""
