import { expect, test } from 'vitest';
import { chipsOf, commandOf, requestOf, type Answer } from '../src/views/cluster/answer';

const fields = { model: 'llama-3.1-70b', chip: 'h100_sxm,h20_96', count: '512', place: 'china', token_time: '0.05', tokens: '', plan: ' ' };

test('a request has numbers as numbers, and leaves to the program what is empty', () => {
  expect(requestOf('train', fields)).toEqual({ verb: 'train', model: 'llama-3.1-70b', chip: 'h100_sxm,h20_96', count: 512, place: 'china', token_time: 0.05 });
});

test('the command asks the same', () => {
  expect(commandOf('serve-model', fields)).toBe('headway serve-model llama-3.1-70b --chip h100_sxm,h20_96 --count 512 --place china --token-time 0.05');
  expect(commandOf('train', { model: 'm', plan: "tp=1; rm -rf '" })).toBe(`headway train m --plan 'tp=1; rm -rf '\\'''`);
});

test('one chip and several read alike', () => {
  const one = { chip: 'h100_sxm', model: 'm' } as unknown as Answer;
  expect(chipsOf(one)).toEqual([one]);
  expect(chipsOf({ chips: [{ model: 'm', chip: 'a' }] } as unknown as Answer)).toEqual([{ model: 'm', chip: 'a' }]);
});
