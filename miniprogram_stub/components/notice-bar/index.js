/** A sentence that matters more than the rest of the page. */

Component({
  properties: {
    text: { type: String, value: '' },
    tone: { type: String, value: 'warm' }, // warm | danger | accent
    glyph: { type: String, value: 'alert' },
  },
})
