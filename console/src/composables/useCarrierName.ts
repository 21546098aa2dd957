/** What the office calls who brings a message. */

import { t } from "./useWords"

const known = ["wechat", "work", "aliyun", "tencent", "sms", "email"] as const
type Known = (typeof known)[number]

export const carrierName = (carrier: string): string =>
  known.includes(carrier as Known) ? t(`wordingCarrier.${carrier as Known}`) : carrier
