// What sending alone would cost, without a ledger: the same card as often to the same connector, by undici's pool and by
// botbuilder as it comes.
import { itemCard } from '../../bot/flows/item-card.ts'
import { messageOf } from '../../bot/teams/card-body.ts'
import type { BotbuilderDeeds } from './botbuilder-sender.ts'
import { type OtherProcess, startProcess } from './other-process.ts'
import type { Place } from './place.ts'
import { watchProcesses } from './processor.ts'
import type { Figures } from './report.ts'
import { atOnce, type Sending } from './sending.ts'
import type { UndiciDeeds } from './undici-sender.ts'

interface Speed {
  readonly seconds: number
  readonly cardsPerProcessorSecond: number
}

/** One after the other, so that neither disturbs the other. */
export async function comparePlainSenders(place: Place, count: number, droppe: Speed): Promise<Figures> {
  const sending = { serviceUrl: place.serviceUrl, count, message: lessonMessage(place) }
  const undici = startProcess<UndiciDeeds>(new URL('./undici-sender.ts', import.meta.url))
  const bare = await measure(undici, sending)
  const botbuilder = startProcess<BotbuilderDeeds>(new URL('./botbuilder-sender.ts', import.meta.url))
  const plain = await measure(botbuilder, sending)
  return {
    'undici alone: seconds': bare.seconds,
    'undici alone: cards per processor second': bare.cardsPerProcessorSecond,
    'botbuilder alone: seconds': plain.seconds,
    'botbuilder alone: cards per processor second': plain.cardsPerProcessorSecond,
    'per processor second, against undici': droppe.cardsPerProcessorSecond / bare.cardsPerProcessorSecond,
    'per processor second, against botbuilder':
      droppe.cardsPerProcessorSecond / plain.cardsPerProcessorSecond,
  }
}

async function measure(
  sender: OtherProcess<UndiciDeeds> | OtherProcess<BotbuilderDeeds>,
  sending: Sending,
): Promise<Speed> {
  // Started and warm, as an instance is when its wave begins.
  await sender.ask('send', { ...sending, count: atOnce })
  const watch = watchProcesses([sender.pid])
  const began = performance.now()
  await sender.ask('send', sending)
  const seconds = (performance.now() - began) / 1000
  const processorSeconds = watch.processorSeconds()
  watch.stop()
  await sender.stop()
  return { seconds, cardsPerProcessorSecond: sending.count / processorSeconds }
}

function lessonMessage({ course }: Place): object {
  const item = course.steps[0]?.id ?? ''
  const where = { course: course.course.id, item, question: course.course.lessons[0]?.question.id ?? '' }
  const card = itemCard([course], where, { language: 'sv', isReminder: false })
  if (!card) throw new Error('The course has no first lesson.')
  return messageOf(card)
}
