/** Grey shapes where the page will be, and one word for those who cannot see them. */

Component({
  properties: {
    text: { type: String, value: '' },
  },
})
