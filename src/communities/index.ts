export { communityData } from "./personal-data.ts";
export { addMeeting } from "./add-meeting.ts";
export { type CommunityHouse } from "./discuss-routes.ts";
export { foundCommunity, openCommunity } from "./found-community.ts";
export { joinCommunity } from "./join-community.ts";
export { keepsForum } from "./keep-community.ts";
export { communityById, communityView, findCommunity, listCommunities } from "./queries.ts";
export { communityRoutes } from "./routes.ts";
export { discussionsFound, discussionsUnder } from "./under-story.tsx";
