// Whether the storage answers, the timer beats and the queue is worked through; and if not, what to do.
import { Badge, makeStyles, Text, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { OperationsAnswer } from '../../bot/http/contract.ts'
import { Panel } from '../parts/panel.tsx'
import { useFormats } from '../texts/formats.ts'

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(260px, 100%), 1fr))',
    gap: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalXXL}`,
    margin: 0,
  },
  term: { display: 'flex', gap: tokens.spacingHorizontalS, color: tokens.colorNeutralForeground2 },
  fact: { margin: `${tokens.spacingVerticalXS} 0 0`, maxWidth: '60ch' },
})

/** Of the beat's own time: an instance that has gone is followed by another after two and a half. */
const lateAfterBeats = 4

interface Sign {
  readonly name: 'storage' | 'timer' | 'queue'
  readonly isWell: boolean
  readonly words: string
  /** Where it isn't well. */
  readonly todo?: string
}

export function HealthPanel({ operations }: { operations: OperationsAnswer }) {
  const styles = useStyles()
  const { t } = useTranslation()
  const { moment } = useFormats()
  const signs = useSigns(operations)
  const wrong = signs.filter(({ isWell }) => !isWell).length
  return (
    <Panel
      title={t('health.title')}
      sentence={wrong === 0 ? t('health.well') : t('health.wrong', { count: wrong })}
    >
      <dl className={styles.list}>
        {signs.map(({ name, isWell, words, todo }) => (
          <div key={name}>
            <dt className={styles.term}>
              {t(`health.${name}.name`)}
              <Badge appearance="tint" color={isWell ? 'success' : 'danger'}>
                {t(isWell ? 'health.isWell' : 'health.isWrong')}
              </Badge>
            </dt>
            <dd className={styles.fact}>
              <Text block>{words}</Text>
              {todo && (
                <Text block weight="semibold">
                  {todo}
                </Text>
              )}
            </dd>
          </div>
        ))}
        <div>
          <dt className={styles.term}>{t('health.server')}</dt>
          <dd className={styles.fact}>{t('health.startedAt', { time: moment(operations.startedAt) })}</dd>
        </div>
      </dl>
    </Panel>
  )
}

function useSigns({ asOf, storage, heartbeat, isWaiting }: OperationsAnswer): Sign[] {
  const { t } = useTranslation()
  const { moment, number } = useFormats()
  const sign = (name: Sign['name'], isWell: boolean, words: string): Sign => ({
    name,
    isWell,
    words,
    ...(!isWell && { todo: t(`health.${name}.todo`) }),
  })
  const { milliseconds } = storage
  const signs = [
    milliseconds === undefined
      ? sign('storage', false, t('health.storage.gone'))
      : sign('storage', true, t('health.storage.answers', { milliseconds: number(milliseconds) })),
  ]
  if (heartbeat) {
    const { at, everySeconds } = heartbeat
    const isWell = at !== undefined && asOf - at < everySeconds * 1000 * lateAfterBeats
    const words =
      at === undefined
        ? t('health.timer.never')
        : t('health.timer.beat', { time: moment(at), count: everySeconds })
    signs.push(sign('timer', isWell, words))
  }
  if (isWaiting !== undefined)
    signs.push(sign('queue', true, t(isWaiting ? 'health.queue.waiting' : 'health.queue.empty')))
  return signs
}
