// A program that posts one and the same card as fast as undici's pool does, and nothing else.
import { Pool } from 'undici'
import { chatOf } from '../../bot/local/simulated-chat.ts'
import { serveParent } from './parent.ts'
import { atOnce, type Sending } from './sending.ts'

export type UndiciDeeds = typeof deeds
const deeds = {
  async send({ serviceUrl, count, message }: Sending): Promise<void> {
    const pool = new Pool(serviceUrl, { connections: atOnce })
    const path = `/v3/conversations/${encodeURIComponent(chatOf('nobody'))}/activities`
    const headers = { 'content-type': 'application/json' }
    const body = Buffer.from(JSON.stringify(message))
    let left = count
    const lane = async () => {
      while (left-- > 0) {
        const answer = await pool.request({ method: 'POST', path, headers, body })
        await answer.body.text()
        if (answer.statusCode !== 201) throw new Error(`The connector answered ${answer.statusCode}.`)
      }
    }
    await Promise.all(Array.from({ length: atOnce }, lane))
    await pool.close()
  },
}

if (process.send) serveParent(deeds)
