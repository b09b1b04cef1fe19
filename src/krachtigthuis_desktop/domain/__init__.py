"""What the work is about: frozen values and rules, standard library only.

Nothing here opens a file, asks the time or draws a random number; those come in as arguments.
`records` are what a volunteer writes down, `revision` how a change is kept for good, `may_go` the one
question: may this sentence go to this reader?
"""
