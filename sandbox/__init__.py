"""Stand-ins for WeChat, WeCom, text message vendors and a mail server, for one's own machine only.

They speak the carriers' wire protocols, refuse what they refuse, and keep what was sent. Nothing
of the app is imported here, so that the two can only agree by the protocol.
"""
