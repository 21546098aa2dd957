/** The keys: Chinese. */

export const keys = {
  "keys.days": "前一天 / 后一天",
  "keys.today": "回到今天",
  "keys.search": "搜索",
  "keys.refresh": "更新",
  "keys.help": "本页",
  "keys.on": "启用单键快捷键",
  "keys.note": "输入文字时快捷键不起作用。",
}
