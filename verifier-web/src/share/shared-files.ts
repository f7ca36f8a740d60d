/** Where the service worker leaves what other applications share with the page, until the page takes it. */
export const SHARED_CACHE = 'shared-files';

/** Below the page, as the manifest's `share_target` and `file_handlers` name them. */
export const SHARE_PATH = 'share';

/** More files at once are not taken, nor greater ones: a list is the greatest thing that is shared. */
export const MAX_SHARED_FILES = 4;
export const MAX_SHARED_BYTES = 67_108_864;
