/** A line icon in the colour of the text around it; decoration, so screen readers pass over it. */

Component({
  properties: {
    name: { type: String, value: '' },
  },
})
