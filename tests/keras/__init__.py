"""`make uji-keras`: inputs that nobody would write, through everything that reads or makes something, for as long as one likes."""
