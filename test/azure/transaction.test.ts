import assert from 'node:assert/strict'
import { readAnswer } from '../../bot/azure/transaction.ts'

// As Azure words it, which is not quite as Azurite does.
// https://learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions#sample-response
const answer = (...parts: string[]) =>
  [
    '--batchresponse_4c637ba4-b2f8-40f8-8856-c2d10d163a83',
    'Content-Type: multipart/mixed; boundary=changesetresponse_b6f6cc5d-3d4f-4f0b-8e3c-2a1c7a0f1b55',
    '',
    ...parts.flatMap((part) => [
      '--changesetresponse_b6f6cc5d-3d4f-4f0b-8e3c-2a1c7a0f1b55',
      'Content-Type: application/http',
      'Content-Transfer-Encoding: binary',
      '',
      part,
      '',
    ]),
    '--changesetresponse_b6f6cc5d-3d4f-4f0b-8e3c-2a1c7a0f1b55--',
    '--batchresponse_4c637ba4-b2f8-40f8-8856-c2d10d163a83--',
    '',
  ].join('\r\n')
const inserted = (etag: string) =>
  [
    'HTTP/1.1 204 No Content',
    'X-Content-Type-Options: nosniff',
    'Cache-Control: no-cache',
    'Preference-Applied: return-no-content',
    'DataServiceVersion: 3.0;',
    "Location: https://myaccount.table.core.windows.net/t(PartitionKey='s0001',RowKey='l%7Canna')",
    `ETag: ${etag}`,
    '',
    '',
  ].join('\r\n')
const replaced = (etag: string) =>
  ['HTTP/1.1 204 No Content', 'DataServiceVersion: 1.0;', `ETag: ${etag}`, '', ''].join('\r\n')

describe('the answer to a transaction', () => {
  it('has a version for each row, in their order', () => {
    const versions = [1, 2, 3].map((n) => `W/"datetime'2026-09-01T07%3A00%3A00.000000${n}Z'"`)
    const [first = '', second = '', third = ''] = versions

    const read = readAnswer(answer(inserted(first), replaced(second), inserted(third)))

    assert.deepEqual(read, { kind: 'written', versions })
  })

  it('has the one reason for which all rows were refused', () => {
    const refused = [
      'HTTP/1.1 412 Precondition Failed',
      'X-Content-Type-Options: nosniff',
      'DataServiceVersion: 3.0;',
      'Content-Type: application/json;odata=minimalmetadata;streaming=true;charset=utf-8',
      '',
      '{"odata.error":{"code":"UpdateConditionNotSatisfied","message":{"lang":"en-US","value":"3:The update condition specified in the request was not satisfied.\\nRequestId:x"}}}',
    ].join('\r\n')

    const read = readAnswer(answer(refused))

    assert.deepEqual(read, { kind: 'refused', status: 412, code: 'UpdateConditionNotSatisfied' })
  })

  it('is no success when it can’t be understood', () => {
    assert.equal(readAnswer('').kind, 'refused')
    assert.equal(readAnswer('<html>').kind, 'refused')
  })
})
