import { pageInReach, showNode, type GraphCalls } from './call.ts';
import { refuseObject } from './errors.ts';
import { pageView } from './views.ts';

/** Pages themselves; what hangs on them is in photos.ts and posts.ts. */
export const pageCalls: GraphCalls = {
  'GET Page': (call) => {
    const reached = pageInReach(call, call.nodeId);
    if (reached === undefined) refuseObject(call.nodeId, call.method);
    return showNode(call, pageView, reached.page);
  },
};
