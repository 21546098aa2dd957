/** Somebody out of the list on this phone. Tells `pick` with the person, or null when another one is wanted. */

const language = require('../../../../behaviors/language')
const { found } = require('../../views/people')
const { wordsOf } = require('../../../../words/index')

const MOST = 5

Component({
  behaviors: [language('agent')],

  properties: {
    label: { type: String, value: '' },
    /** Who was picked: { id, name, about }. */
    person: { type: null, value: /** @type {any} */ (null) },
    error: { type: String, value: '' },
  },

  data: { text: '', people: /** @type {any[]} */ ([]) },

  methods: {
    /** @param {WechatMiniprogram.CustomEvent} event */
    onText(event) {
      const text = event.detail.value
      const people = text.trim() ? found(text, wordsOf(this.data.language)).slice(0, MOST) : []
      this.setData({ text, people })
    },

    /** @param {WechatMiniprogram.BaseEvent} event */
    onPick(event) {
      const person = this.data.people.find(({ id }) => id === event.currentTarget.dataset.id)
      this.setData({ text: '', people: [] })
      this.triggerEvent('pick', { person })
    },

    onChange() {
      this.triggerEvent('pick', { person: null })
    },
  },
})
