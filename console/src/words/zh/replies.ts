/** Answers to text messages: Chinese. */

export const replies = {
  "title.replies": "短信回复",
}
