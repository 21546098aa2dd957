/** Services by words, by family or by centre. */

const screen = require('../../../behaviors/screen')
const paged = require('../../../behaviors/paged')
const catalogue = require('../../../services/catalogue')
const { go } = require('../../../services/way')
const { wordsOf, say } = require('../../../words/index')
const { itemView } = require('../../../views/item')

/** @typedef {import('../../../services/types').Page<import('../../../services/types').ItemCard>} Found */

const PAUSE_MS = 350

Component({
  behaviors: [screen('list'), paged],

  data: {
    q: '',
    focus: false,
    family: '',
    centre: '',
    families: /** @type {{ value: string, text: string }[]} */ ([]),
    items: /** @type {ReturnType<typeof itemView>[]} */ ([]),
    heading: '',
    emptyText: '',
    _timer: 0,
  },

  lifetimes: {
    detached() {
      clearTimeout(this.data._timer)
    },
  },

  methods: {
    /** @param {{ q?: string, family?: string, centre?: string, focus?: string }} query */
    onLoad({ q = '', family = '', centre = '', focus = '' }) {
      this.setData({ q: decodeURIComponent(q), family, centre, focus: focus === '1' })
      this.load()
    },

    /** @param {string} [cursor] */
    wish(cursor) {
      const { q, family, centre } = this.data
      return { q: q.trim(), family, centre, cursor }
    },

    /** @returns {Promise<Found>} */
    ask() {
      return catalogue.items(this.wish())
    },

    /** @param {string} cursor */
    askMore(cursor) {
      return catalogue.items(this.wish(cursor))
    },

    /** @param {Found} found */
    paint({ items }) {
      const words = wordsOf(this.data.language)
      const { q } = this.data
      return {
        state: items.length ? 'ready' : 'empty',
        items: items.map((item) => itemView(item, words)),
        families: [
          { value: '', text: words.list.all },
          { value: 'government', text: words.list.families.government },
          { value: 'convenience', text: words.list.families.convenience },
          { value: 'welfare', text: words.list.families.welfare },
        ],
        emptyText: q ? say(words.list.none, { q }) : words.list.noItems,
      }
    },

    /** @param {WechatMiniprogram.Input} event */
    onType(event) {
      this.setData({ q: event.detail.value })
      clearTimeout(this.data._timer)
      this.data._timer = setTimeout(() => this.load(true), PAUSE_MS)
    },

    onSearch() {
      clearTimeout(this.data._timer)
      this.load(true)
    },

    onClear() {
      this.setData({ q: '' })
      this.load(true)
    },

    /** @param {WechatMiniprogram.CustomEvent} event */
    onFamily(event) {
      this.setData({ family: event.detail.value })
      this.load(true)
    },

    /** @param {WechatMiniprogram.BaseEvent} event */
    onItem(event) {
      const { code } = event.currentTarget.dataset
      go(`/pages/service/guide/index?item=${code}&centre=${this.data.centre}`)
    },

    onCentres() {
      go('/pages/centre/list/index')
    },
  },
})
