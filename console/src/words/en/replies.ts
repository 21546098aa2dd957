/** Answers to text messages: English. */

import type { replies as chinese } from "../zh/replies"

export const replies: Record<keyof typeof chinese, string> = {
  "title.replies": "Text replies",
  "replies.about": "What people wrote back to text messages. Nothing answers by itself: read it and call.",
  "replies.list": "Replies",
  "replies.house": "Of no centre",
  "replies.unseen": "To be read",
  "replies.wasSeen": "Read",
  "replies.shown": "Replies: {n}",
  "replies.nobody": "Nobody knows who",
  "replies.stop": "No more texts",
  "replies.stop.about": "No more text messages go to this number; messages take other ways.",
  "replies.call": "Show the number to call",
  "replies.seen": "I read it",
  "replies.seenAt": "Read {when}",
  "replies.done": "Noted as read",
  "replies.none": "No replies to be read",
  "replies.noneSeen": "No replies were read yet",
  "replies.none.next": "Whoever answers a text message is listed here. What was sent stands in the log of messages.",
}
