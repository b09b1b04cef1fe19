"""What prison and office both do: record, find, consent, refer, make letters.

One use case is one function is one transaction. A store and the hand that writes come in, values go
out. Only people's rooms (window, commands) and the rooms of one side (prison, office) may enter.
"""
