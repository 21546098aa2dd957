/** A sheet of paper on the page, with a heading when it has one. */

Component({
  properties: {
    heading: { type: String, value: '' },
    note: { type: String, value: '' },
  },
})
