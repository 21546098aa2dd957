/** The carriers of messages: Chinese. */

export const carriers = {
  "title.carriers": "发送通道",
}
