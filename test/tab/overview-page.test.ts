import assert from 'node:assert/strict'
import { accountsOf } from '../../bot/local/accounts.ts'
import { createMunicipality } from '../../bot/local/municipality.ts'
import { openBrowser } from '../support/browser.ts'
import { type Droppe, startDroppe } from '../support/droppe.ts'
import { eventually } from '../support/eventually.ts'
import { complaintsAbout } from '../support/tab-complaints.ts'
import { tabTo } from '../support/tab-keys.ts'
import { type ShortCourse, shortCourse } from '../whole/short-course.ts'
import { openTab, type TabPage } from './tab-page.ts'

const municipality = createMunicipality({ size: 60, seed: 1 })
/** Guests and disabled accounts among them are nobody's learners. */
const everybody = accountsOf(municipality).filter(
  ({ accountEnabled, userType }) => accountEnabled && userType !== 'Guest',
).length
/** All but the one whose Playground it is. */
const colleagues = everybody - 1
const unreachable = 'Servern svarar inte'

describe('The overview, with simulated colleagues', function () {
  this.timeout(60_000)

  const ending = new AsyncDisposableStack()
  let course: ShortCourse
  let title: string
  let droppe: Droppe
  let tab: TabPage
  let cutOff: TabPage

  before(async () => {
    course = await shortCourse()
    title = course.first.title
    droppe = await startDroppe({ DROPPE_COLLEAGUES: '60', DROPPE_CONTENT: course.folder })
    ending.defer(async () => void (await droppe.stop()))
    const browser = ending.use(await openBrowser())
    cutOff = await openTab(browser, droppe.tabUrl, (page) =>
      page.route('**/api/overview', (route) => route.abort()),
    )
    tab = await openTab(browser, droppe.tabUrl)
  })
  after(() => ending.disposeAsync())

  it('counts the learners and marks those who are simulated', async () => {
    await tab.page.getByText(`varav ${colleagues} simulerade`).waitFor()

    const [learners = ''] = await tab.page.getByRole('definition').allInnerTexts()
    assert.match(learners, new RegExp(`^${everybody}\\s+varav`))
    await tab.page.getByText('Simulerade kollegor finns bara på den här datorn').waitFor()
  })

  it('shows answers as they come in, without being loaded anew', async () => {
    const before = await tab.figures(title)

    await eventually(async () => (await tab.figures(title)).answered > before.answered, 'more answers', 40)

    await tab.page.getByText('Siffrorna uppdateras medan du tittar.').waitFor()
  })

  it('accounts for every learner in each lesson', async () => {
    for (const lesson of [course.first, course.second]) {
      const figures = await tab.figures(lesson.title)

      assert.equal(figures.eligible, everybody)
      assert.equal(figures.reached + figures.notReached, figures.eligible)
      assert.ok(figures.answered <= figures.reached)
    }
  })

  it('opens to the departments, and closes, with the keyboard alone', async () => {
    const opener = tab.opener(title)
    assert.equal(await opener.getAttribute('aria-expanded'), 'false')

    await tabTo(tab.page, title)
    await tab.page.keyboard.press('Enter')

    assert.equal(await opener.getAttribute('aria-expanded'), 'true')
    assert.ok((await tab.departments()).length > 1)
    await tab.page.keyboard.press('Space')
    assert.equal(await opener.getAttribute('aria-expanded'), 'false')
    assert.deepEqual(await tab.departments(), [])
  })

  it('has departments whose figures add up to those of the lesson', async () => {
    await tab.opener(title).click()

    await eventually(async () => {
      // Between two readings of the page it may have been refreshed; then the next look counts.
      const before = await tab.figures(title)
      const departments = await Promise.all((await tab.departments()).map((name) => tab.figures(name)))
      const after = await tab.figures(title)
      const keys = ['reached', 'eligible', 'answered', 'notReached'] as const
      return keys.every(
        (key) =>
          before[key] === after[key] && departments.reduce((sum, each) => sum + each[key], 0) === after[key],
      )
    })
  })

  it('says how many were right, within what bounds and of how many answers, or why it doesn’t', async () => {
    const bounds = /^(minst |högst )?\d+(–\d+)? (minst |högst )?\d+(–\d+)? % av \d+ svar$/
    const reasons = /^(Inga svar än|Visas inte än: .*|Visas inte: .*)$/

    await eventually(async () => bounds.test((await tab.figures(title)).right), 'a figure of the whole', 60)

    for (const department of await tab.departments()) {
      const { right } = await tab.figures(department)
      assert.ok(bounds.test(right) || reasons.test(right), right)
    }
  })

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`has nothing that axe complains about, opened, in ${colorScheme} colours`, async () => {
      await tab.page.emulateMedia({ colorScheme })
      const shown = () => tab.page.getByRole('main').evaluate((main) => getComputedStyle(main).colorScheme)
      await eventually(async () => (await shown()) === colorScheme)

      assert.deepEqual(await complaintsAbout(tab.page.mainFrame()), [])
    })
  }

  for (const width of [360, 1600]) {
    it(`needs no scrolling sideways at ${width} pixels`, async () => {
      await tab.page.setViewportSize({ width, height: 800 })

      const needed = await tab.page.evaluate(() => document.documentElement.scrollWidth)

      assert.ok(needed <= width, `It needs ${needed} pixels.`)
      assert.ok(await tab.opener(title).isVisible())
    })
  }

  it('says in words that it has no answer, and shows the figures when one tries again', async () => {
    const { page } = cutOff
    // The page tries again by itself too, ten seconds after it has failed.
    await page.reload()
    await page.getByRole('alert').getByText(unreachable).waitFor()
    assert.deepEqual(await complaintsAbout(page.mainFrame()), [])
    await page.unroute('**/api/overview')

    await page.getByRole('button', { name: 'Försök igen' }).click()

    await page.getByRole('table').first().waitFor()
    assert.equal(await page.getByRole('alert').count(), 0)
    assert.equal((await cutOff.figures(title)).eligible, everybody)
  })

  it('keeps the figures and says how old they are when the server stops', async () => {
    await droppe.stop()

    await tab.page.getByText(/^Siffrorna är från \d\d:\d\d; försöker igen\.$/).waitFor()
    assert.equal((await tab.figures(title)).eligible, everybody)
  })

  it('has thrown nothing all the while', () => {
    assert.deepEqual([...tab.errors, ...cutOff.errors], [])
  })
})
