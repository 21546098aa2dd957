/** A short fact beside a name. */

Component({
  properties: {
    text: { type: String, value: '' },
    tone: { type: String, value: 'plain' }, // plain | accent | warm | danger
  },
})
