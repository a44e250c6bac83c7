import { describe, expect, it } from '@jest/globals';
import { editionsOf } from './edition.js';
import { tagText, type TagText } from './tag-text.js';

const TITLE = 'Harbour Lights 2011';
const behindTitle = (tags: string): TagText => tagText(`${TITLE}${tags}`, TITLE.length);

describe('editionsOf', () => {
  it.each([
    [' EXTENDED 1080p', ['extended']],
    [" Director's Cut", ['directors']],
    [' Directors Cut 720p', ['directors']],
    [' (Extended Directors Cut FanEdit)', ['extended', 'directors', 'fanedit']],
    [' Special Edition Remastered BluRay', ['special', 'remastered']],
    [' {edition-Final Cut}', ['final']],
    [' 50th Anniversary Edition', ['anniversary']],
    [' 40th Anniversary 1080p', ['anniversary']],
    [" Collector's Edition DVDRip", ['collector']],
    [' Ultimate Edition', ['ultimate']],
    [' Alternate Cut', ['alternative']],
    [' Assembly Cut', ['assembly']],
    [' Festival Cut', ['festival']],
    [' Criterion 1080p', ['criterion']],
    [' Despecialized', ['despecialized']],
    [' Theatrical 1080p', ['theatrical']],
    [' UNRATED DVDRip', ['unrated']],
    [' UNCUT 720p', ['uncut']],
    [' Uncensored 1080p', ['uncensored']],
    [' LiMiTED BluRay', ['limited']],
    [' IMAX', ['imax']],
    [' 1080p Final-GRP', []],
  ])('reads %j as %j', (tags, editions) => {
    expect(editionsOf(behindTitle(tags))).toEqual(editions);
  });

  it.each([
    ['Harbour Lights Extended 2011', 28, ['extended']],
    ['Harbour Lights IMAX 2011 1080p', 24, ['imax']],
    ["Harbour Lights (Director's Cut) (2011)", 38, ['directors']],
    ['Harbour Lights Extended Edition 2011', 36, ['extended']],
    ['Harbour Lights EXTENDED German DTS 720p', 30, ['extended']],
    ['Sailors Uncut 2011', 18, []],
    ['Sailors and Uncut', 17, []],
    ['The Final Cut 2011 1080p', 18, []],
    ['Final Cut (2011)', 16, []],
    ['Harbour Lights S01E02 The Extended Family 720p', 21, []],
  ])('reads %j as %j', (text, tagsFrom, editions) => {
    expect(editionsOf(tagText(text, tagsFrom))).toEqual(editions);
  });
});
