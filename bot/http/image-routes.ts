// The lessons' pictures: where clients find them, and the route that gives them.
import { plugins } from 'restify'
import type { Course } from '../core/course.ts'
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
