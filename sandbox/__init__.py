"""A stand-in for WeChat, a text message vendor and a mail server, for one's own machine only.

It speaks their wire protocols, refuses what they refuse, and keeps what was sent. It imports
nothing of the app, so that the two can only agree by the protocol.
"""
