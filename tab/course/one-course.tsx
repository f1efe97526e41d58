// One course: how it stands, what may be done to it, its days and lessons, and what has been done to it.
import { Link } from '@fluentui/react-components'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CoursePlan, CoursesAnswer, Rehearsal } from '../../bot/http/contract.ts'
import { useIsLeader } from '../parts/me.ts'
import { Notice } from '../parts/notice.tsx'
import { Page } from '../parts/page.tsx'
import { useReading } from '../parts/use-reading.ts'
import { hrefOf } from '../route.ts'
import { CalendarPanel } from './calendar-panel.tsx'
import type { Done } from './change-dialog.tsx'
import { CourseActions } from './course-actions.tsx'
import { LessonDates } from './lesson-dates.tsx'
import { dateOf } from './plan-facts.ts'
import { PlanPanel } from './plan-panel.tsx'
import { usePlanWords } from './plan-words.ts'
import { RehearsalPanel } from './rehearsal-panel.tsx'
import { Told } from './told.tsx'
import { TrailPanel } from './trail-panel.tsx'

export function OneCourse({ id }: { id: string }) {
  const { t } = useTranslation()
  const words = usePlanWords()
  const isLeader = useIsLeader()
  const followed = useReading<CoursesAnswer>('/api/courses', 'restful')
  const [done, setDone] = useState<Done>()
  const [rehearsal, setRehearsal] = useState<Rehearsal>()
  const plan =
    followed.view.kind === 'shown' ? followed.view.value.courses.find((each) => each.id === id) : undefined

  const onDone = (next: Done) => {
    setDone(next)
    if (next.kind === 'changed') followed.show(next.answer)
    // Nothing was overwritten: the plan as it is now is what one decides on next.
    else followed.readNow()
  }
  return (
    <Page
      title={plan ? words.name(plan) : t('pages.course.heading')}
      question={t('pages.course.question')}
      above={<Link href={hrefOf('kurs')}>{t('course.all')}</Link>}
      followed={followed}
    >
      {({ courses, asOf }) => {
        if (!plan) return <Notice intent="info" title={t('course.gone.title')} text={t('course.gone.text')} />
        const today = dateOf(asOf)
        const pilots = courses.filter(({ pilotOf }) => pilotOf === id)
        return (
          <>
            <div>
              <Told done={done} plan={plan} newest={newest(pilots)} />
              <PlanPanel plan={plan} pilots={pilots} today={today}>
                {isLeader && (
                  <CourseActions plan={plan} today={today} onDone={onDone} onRehearsed={setRehearsal} />
                )}
              </PlanPanel>
            </div>
            {rehearsal && <RehearsalPanel rehearsal={rehearsal} />}
            <CalendarPanel plan={plan} today={today} />
            <LessonDates plan={plan} today={today} />
            <TrailPanel plans={courses} course={id} />
          </>
        )
      }}
    </Page>
  )
}

function newest(pilots: readonly CoursePlan[]): CoursePlan | undefined {
  return pilots.findLast(({ state }) => state === 'running')
}
