// Whether the page can use passkeys: the browser has them, and can read and write them as JSON, and the page has a host with a name. In an
// insecure page there are none.

export const hasPasskeys = !!self.PublicKeyCredential?.parseRequestOptionsFromJSON && !/[\d\]]$/.test(location.hostname);
