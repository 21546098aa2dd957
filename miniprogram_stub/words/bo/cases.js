/** བོད་ཡིག: time left, forms, files, ratings. A draft: a Tibetan-speaking colleague must read it before use. */

module.exports = {
  due: {
    left: 'ལས་ཀའི་ཉིན་ {count} ལྷག་ཡོད',
    today: 'དེ་རིང་དུས་ཚོད་རྫོགས',
    over: 'ལས་ཀའི་ཉིན་ {count} འགོར་སོང',
    paused: 'དུས་རྩིས་མཚམས་བཞག',
    met: 'དུས་ལྟར་བསྒྲུབ་ཚར',
    metLate: 'ལས་ཀའི་ཉིན་ {count} འགོར་ནས་བསྒྲུབ་ཚར',
    provisional: 'སྔོན་དཔག',
    by: '{day} བར',
  },
  files: {
    sending: 'སྐུར་བཞིན་པ {percent}%',
    remove: '{name} སུབ',
    open: '{name} ལ་ལྟ',
    photo: 'པར་རྒྱག་པའམ་འདེམས་པ',
    chat: 'སྐད་འཕྲིན་ནས་ཡིག་ཆ་འདེམས་པ',
  },
  rating: {
    levels: ['ཧ་ཅང་ཚིམ', 'ཚིམ', 'ཕལ་ཆེར་ཚིམ', 'མ་ཚིམ', 'གཏན་ནས་མ་ཚིམ'],
  },
}
