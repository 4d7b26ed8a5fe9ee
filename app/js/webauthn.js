// Whether the page can use passkeys: the browser has them, and can read and write them as JSON, and the page has a host with a name. In an
// insecure page there are none. The API refuses those from a frame in a page of another origin.

const isFramed = () => {
  try {
    for (let frame = self; frame !== top; frame = frame.parent) if (!frame.parent.document) return true;
  } catch {
    return true;
  }
};

export const hasPasskeys =
  !!self.PublicKeyCredential?.parseRequestOptionsFromJSON && !/[\d\]]$/.test(location.hostname) && !isFramed();
