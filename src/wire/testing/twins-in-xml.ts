import { BODY, BYLINE, CAPTION, CREDIT, FIRST, HEADLINE, HREF, NOTE, NOTICE, RIGHTS, type Telling, TERMS, VERSION } from "./twin-story.ts";

/** The one story in NITF. */
export const nitf = ({ status, embargo }: Telling): string =>
  `<nitf baselang="en"><head><docdata management-status="${status}"><doc-id id-string="urn:halyard:gull" regsrc="halyard"/><urgency ed-urg="3"/><date.issue norm="${VERSION}"/>${
    embargo === null ? "" : `<date.release norm="${embargo}"/>`
  }<du-key version="3"/><ed-msg info="${NOTE}"/><doc.copyright holder="${RIGHTS.holder}" year="2026"/><doc.rights limitations="${TERMS}"/><identified-content><person>Una Tarn</person><location>Pellam</location></identified-content></docdata><tobject><tobject.subject tobject.subject.refnum="20000500" tobject.subject.type="animal"/></tobject><meta name="copyright" content="${NOTICE}"/></head><body><body.head><hedline><hl1>${HEADLINE}</hl1></hedline><byline>${BYLINE}</byline><distributor>${RIGHTS.creditLine}</distributor></body.head><body.content>${BODY}<media media-type="image"><media-reference source="${HREF}" mime-type="image/jpeg" width="1600" height="900"/><media-caption>${CAPTION}</media-caption><media-producer>${CREDIT}</media-producer></media></body.content></body></nitf>`;

const named = (name: string, value: string): string => `<${name} FormalName="${value}"/>`;

/** The one story in NewsML 1.2. */
export const newsMl1 = ({ status, embargo }: Telling): string => {
  const isWaiting = embargo !== null && status === "usable";
  const change = `<StatusWillChange>${named("FutureStatus", "Usable")}<DateAndTime>${embargo}</DateAndTime></StatusWillChange>`;
  const management = `<NewsManagement>${named("NewsItemType", "News")}<FirstCreated>${FIRST}</FirstCreated><ThisRevisionCreated>${VERSION}</ThisRevisionCreated>${named("Status", isWaiting ? "Embargoed" : status)}${isWaiting ? change : ""}${named("Urgency", "3")}</NewsManagement>`;
  const rights = `<RightsMetadata><Copyright><CopyrightHolder>${RIGHTS.holder}</CopyrightHolder><CopyrightDate>2026</CopyrightDate></Copyright><UsageRights><UsageType>${TERMS}</UsageType>${embargo === null || isWaiting ? "" : `<StartDate>${embargo}</StartDate>`}</UsageRights></RightsMetadata>`;
  const picture = `<NewsComponent>${named("Role", "Picture")}<NewsLines><CreditLine>${CREDIT}</CreditLine><CopyrightLine>${NOTICE}</CopyrightLine></NewsLines><NewsComponent>${named("Role", "Caption")}<ContentItem>${named("MediaType", "Text")}<DataContent><p>${CAPTION}</p></DataContent></ContentItem></NewsComponent><ContentItem Href="${HREF}">${named("MediaType", "Photo")}${named("MimeType", "image/jpeg")}</ContentItem></NewsComponent>`;
  const lines = `<NewsLines><HeadLine>${HEADLINE}</HeadLine><ByLine>${BYLINE}</ByLine><CreditLine>${RIGHTS.creditLine}</CreditLine><CopyrightLine>${NOTICE}</CopyrightLine><NewsLine>${named("NewsLineType", "EditorsNote")}<NewsLineText>${NOTE}</NewsLineText></NewsLine></NewsLines>`;
  const about = `<DescriptiveMetadata>${named("Language", "en")}<SubjectCode>${named("Subject", "20000500")}</SubjectCode></DescriptiveMetadata>`;
  const text = `<NewsComponent>${named("Role", "Main")}${lines}${rights}${about}<ContentItem>${named("MediaType", "Text")}<DataContent>${BODY}</DataContent></ContentItem></NewsComponent>`;
  return `<NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>halyard.example</ProviderId><DateId>20260304</DateId><NewsItemId>gull</NewsItemId><RevisionId PreviousRevision="2" Update="N">3</RevisionId><PublicIdentifier>urn:newsml:halyard.example:20260304:gull:3</PublicIdentifier></NewsIdentifier></Identification>${management}<NewsComponent>${text}${picture}</NewsComponent></NewsItem></NewsML>`;
};
