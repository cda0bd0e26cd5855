import { expect, test } from '@jest/globals'
import { refuseOptions } from '../../src/inputs/docker-options.ts'

test('what exists as a setting is named, what does not is said, values are not repeated', () => {
  const sentence = refuseOptions(
    'docker-options',
    '--privileged -v ./x:/y -e TOKEN=s3cret --cap-add=NET_ADMIN --volume a:/b',
  )
  expect(sentence).toMatch(/^docker-options is not accepted: free text .* labels and limits of the run/)
  expect(sentence).toContain('give volumes for -v, env for -e, cap-add for --cap-add, volumes for --volume')
  expect(sentence).toContain('there is no setting for --privileged')
  expect(sentence).not.toContain('s3cret')
})

test('where nothing is recognised, the settings there are', () => {
  expect(refuseOptions('options', 'please')).toMatch(
    /the settings of the container are env, .*volumes.*gpus$/,
  )
  expect(refuseOptions('options', '--constructor x')).toContain('no setting for --constructor')
})
