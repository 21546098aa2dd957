/** Dates: Chinese. */

export const dates = {
  "date.day": "{month}{day}日",
  "date.short": "{month}{day}日",
  "date.weekday": "{day} {weekday}",
  "date.full": "{year}年{day} {weekday}",
  "date.month": "{year}年{month}",
  "date.run": "{first}至{last}",
  weekdays: "星期日|星期一|星期二|星期三|星期四|星期五|星期六",
  "weekdays.short": "日|一|二|三|四|五|六",
  months: "1月|2月|3月|4月|5月|6月|7月|8月|9月|10月|11月|12月",
}
