import { describe, expect, it } from '@jest/globals';
import { languagesOf } from './languages.js';
import { tagText, type TagText } from './tag-text.js';

const TITLE = 'Harbour Lights 2011';
const behindTitle = (tags: string): TagText => tagText(`${TITLE}${tags}`, TITLE.length);

describe('languagesOf', () => {
  it.each([
    [' GERMAN 1080p', ['de']],
    [' iTALiAN DVDRip', ['it']],
    [' ITA-ENG 720p', ['it', 'en']],
    [' [ENG+RUS]', ['en', 'ru']],
    [' 1080p [Telugu + Tamil + Hindi] - 1.4GB', ['te', 'ta', 'hi']],
    [' TRUEFRENCH 720p', ['fr']],
    [' MULTi VFQ 1080p', ['fr', 'multi']],
    [' MULTi 1080p', ['multi']],
    [' Dual Audio 1080p', ['multi']],
    [' German DL 1080p', ['de', 'multi']],
    [' dublado 720p', ['pt']],
    [' PLDUB HDTV', ['pl']],
    [' PL 1080p', ['pl']],
    [' 1080p EN-CAT-ES DTS', ['en', 'ca', 'es']],
    [' HebDubbed x264', ['he']],
    [' BG AUDIO 1080p', ['bg']],
    [' 国语 1080p', ['zh']],
    [' 1080p WEB-DL', []],
    [' DTS-ES 1080p', []],
    [' 1080p AAC-Ben', []],
    [' 2160p iT WEB-DL', []],
  ])('hears in %j the languages %j', (tags, audio) => {
    expect(languagesOf(behindTitle(tags)).audio).toEqual(audio);
  });

  it.each([
    [' 1080p Eng subs', [], ['en']],
    [' 720p [English Subbed]', [], ['en']],
    [' ITA ENG 1080p Sub Ita', ['it', 'en'], ['it']],
    [' Ukr/Eng | Sub Ukr', ['uk', 'en'], ['uk']],
    [' ita.fre.sub.Eng 720p', ['it', 'fr'], ['en']],
    [' (Catala Spanish Subs) 1080p', ['ca'], ['es']],
    [' VOSTFR 720p', [], ['fr']],
    [' SUBFRENCH HDTV', [], ['fr']],
    [' legendado 720p', [], ['pt']],
    [' 1080p NLsubs', [], ['nl']],
    [' KORSUB HDRip', [], ['ko']],
    [' Hindi 720p ESub', ['hi'], ['en']],
    [' [CHS][1080p]', [], ['zh']],
    [' [简体][720P]', [], ['zh']],
    [' [JPN][BIG5]', ['ja'], ['zh']],
    [' [720p] (1.4 GB)', [], []],
    [' Multi Subs 1080p', [], []],
  ])('tells sound and subtitles of %j apart', (tags, audio, subtitles) => {
    expect(languagesOf(behindTitle(tags))).toEqual({ audio, subtitles });
  });

  it.each([
    ['Harbour Lights S01E02 The Spanish Captain 720p', 21, []],
    ['Harbour Lights S01E02 GERMAN The Captain 720p', 21, ['de']],
    ['Harbour Lights S01E02 Der Hafen German 720p', 21, ['de']],
    ['Harbour Lights Hindi 720p', 20, ['hi']],
    ['The German 720p', 10, []],
  ])('reads %j as %j', (text, tagsFrom, audio) => {
    expect(languagesOf(tagText(text, tagsFrom)).audio).toEqual(audio);
  });
});
