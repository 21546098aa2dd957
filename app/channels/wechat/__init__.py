"""WeChat: signing in, subscription messages, mini-program codes and the events it pushes to us."""
