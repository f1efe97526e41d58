// The lessons' pictures: where clients find them, and the route that gives them.
import { plugins } from 'restify'
import type { Course } from '../core/course.ts'
import type { CourseSource } from '../core/ports.ts'
import { type Route, serveFile } from './server.ts'

const path = /^\/content\/[a-z0-9-]+\/images\/[a-z0-9-]+\.png$/
const maxAgeMilliseconds = 24 * 60 * 60 * 1000

/** The courses with each picture's address, for clients that fetch it from outside. */
export function withImageUrls(courses: readonly Course[], publicUrl: string): Course[] {
  return courses.map((course) => ({
    ...course,
    lessons: course.lessons.map(({ image, ...lesson }) => {
      if (!image) return lesson
      return { ...lesson, image: { ...image, url: `${publicUrl}/content/${course.id}/images/${image.file}` } }
    }),
  }))
}

/** The same for courses that may change: the same object as long as they are the same. */
export function withPictures(source: CourseSource, publicUrl: string): CourseSource {
  let known: { from: readonly Course[]; courses: readonly Course[] } | undefined
  return {
    async current() {
      const from = await source.current()
      if (known?.from !== from) known = { from, courses: withImageUrls(from, publicUrl) }
      return known.courses
    },
  }
}

/** Pictures alone: what else lies in the content folder is nobody's business. */
export function imageRoutes(contentFolder: string): Route[] {
  const serve = plugins.serveStaticFiles(contentFolder, { maxAge: maxAgeMilliseconds })
  return [
    {
      method: 'get',
      path: '/content/*',
      answer: async (request, response) => {
        if (!path.test(request.path()))
          return response.send(404, { error: '404', message: 'There is no such picture.' })
        // Teams shows them in its own pages.
        response.header('Cross-Origin-Resource-Policy', 'cross-origin')
        return serveFile(serve, request, response)
      },
    },
  ]
}
