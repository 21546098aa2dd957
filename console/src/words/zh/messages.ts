/** The log of messages: Chinese. */

export const messages = {
  "title.messages": "消息记录",
}
