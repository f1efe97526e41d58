// What people chose: the question's options, right and wrong, with how often each was chosen or why that isn't told.
import { Badge, makeStyles, Text, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { LessonAnswer, OptionsShown } from '../../bot/http/contract.ts'
import { Panel } from '../parts/panel.tsx'
import { StackedBar } from '../parts/stacked-bar.tsx'
import { Column, Row, RowHeader, Table } from '../parts/table.tsx'
import { useFormats } from '../texts/formats.ts'
import { useText, Words } from '../texts/words.tsx'

type Option = LessonAnswer['question']['options'][number]
type Told = Extract<OptionsShown, { kind: 'shown' }>

const useStyles = makeStyles({
  question: { display: 'block', marginBottom: tokens.spacingVerticalM, maxWidth: '75ch' },
  mark: { verticalAlign: 'middle' },
  why: { display: 'block', marginTop: tokens.spacingVerticalM },
})

export function OptionPanel({ lesson: { question, options } }: { lesson: LessonAnswer }) {
  const styles = useStyles()
  const { t } = useTranslation()
  const told = options.kind === 'shown' ? options : undefined
  const columns = told ? [t('options.option'), t('options.chosen')] : [t('options.option')]

  return (
    <Panel
      title={t('options.title')}
      sentence={told && <MostChosen options={question.options} told={told} />}
    >
      <Text weight="semibold" className={styles.question}>
        <Words of={question.text} />
      </Text>
      <Table label={t('options.title')} columns={columns}>
        {question.options.map((option) => (
          <Row key={option.id}>
            <RowHeader>
              <Words of={option.text} />{' '}
              {option.right && (
                <Badge appearance="tint" color="success" className={styles.mark}>
                  {t('options.right')}
                </Badge>
              )}
            </RowHeader>
            {told && (
              <Column name={columns[1]}>
                <Chosen option={option} told={told} />
              </Column>
            )}
          </Row>
        ))}
      </Table>
      {options.kind === 'hidden' && <Text className={styles.why}>{t(`optionsHidden.${options.why}`)}</Text>}
    </Panel>
  )
}

function Chosen({ option, told: { chosen, answered } }: { option: Option; told: Told }) {
  const { number, share } = useFormats()
  const times = chosen[option.id] ?? 0
  return (
    <>
      {share(times, answered)} ({number(times)})
      <StackedBar
        parts={[
          { tone: option.right ? 'done' : 'wrong', size: times },
          { tone: 'rest', size: answered - times },
        ]}
      />
    </>
  )
}

function MostChosen({ options, told: { chosen, answered } }: { options: readonly Option[]; told: Told }) {
  const { t } = useTranslation()
  const { number, share } = useFormats()
  const text = useText()
  const times = ({ id }: Option) => chosen[id] ?? 0
  const wrong = options.filter(({ right }) => !right).toSorted((a, b) => times(b) - times(a))[0]
  const answers = number(answered)
  if (!wrong || times(wrong) === 0) return t('options.noneWrong', { answers })
  const isCommonest = options.every((option) => times(option) <= times(wrong))
  return t(isCommonest ? 'options.mostWrong' : 'options.someWrong', {
    answers,
    option: text(wrong.text),
    share: share(times(wrong), answered),
  })
}
