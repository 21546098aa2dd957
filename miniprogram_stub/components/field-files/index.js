/** Photos or files that answer a question: taken, looked at, taken away. Tells `change` with what waits to be sent. */

const language = require('../../behaviors/language')
const picking = require('../../services/picking')
const { wordsOf, say } = require('../../words/index')
const { fileView } = require('../../views/files')

/** @typedef {import('../../services/parcels').Parcel} Parcel */

Component({
  behaviors: [language('form')],

  properties: {
    /** A view of a field, see views/form. */
    field: { type: Object, value: /** @type {any} */ ({}) },
    value: { type: null, value: /** @type {any} */ ([]) },
  },

  data: { files: /** @type {ReturnType<typeof fileView>[]} */ ([]), add: '' },

  observers: {
    'field, value, t'() {
      const { field, t, language: spoken } = this.data
      const parcels = this.parcels()
      const words = wordsOf(spoken)
      const room = (field.most || 1) - parcels.length
      this.setData({
        files: parcels.map((parcel) => fileView({ ...parcel, removable: true }, words)),
        add: room <= 0 ? '' : say(field.kind === 'photo' ? t.addPhoto : t.addFile, { count: room }),
      })
    },
  },

  methods: {
    /** @returns {Parcel[]} */
    parcels() {
      return Array.isArray(this.data.value) ? this.data.value : []
    },

    async onAdd() {
      const { field, language: spoken } = this.data
      const most = field.most - this.parcels().length
      const found = await picking.parcels(
        { material: null, field: field.key, name: field.name, most, photosOnly: field.kind === 'photo' },
        wordsOf(spoken),
      )
      if (found.length) this.tell([...this.parcels(), ...found])
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onRemove(event) {
      this.tell(this.parcels().filter(({ id }) => id !== event.detail.id))
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onOpen(event) {
      picking.look(this.parcels(), event.detail.id)
    },

    /** @param {Parcel[]} value */
    tell(value) {
      this.triggerEvent('change', { value })
    },
  },
})
