/** ISO 3166-1: alpha-3 and alpha-2 of each country. */
const THREE_AND_TWO =
  "ABWAW AFGAF AGOAO AIAAI ALAAX ALBAL ANDAD AREAE ARGAR ARMAM ASMAS ATAAQ ATFTF ATGAG AUSAU AUTAT AZEAZ BDIBI BELBE BENBJ BESBQ BFABF BGDBD BGRBG BHRBH BHSBS BIHBA BLMBL BLRBY BLZBZ BMUBM BOLBO BRABR BRBBB BRNBN BTNBT BVTBV BWABW CAFCF CANCA CCKCC CHECH CHLCL CHNCN CIVCI CMRCM CODCD COGCG COKCK COLCO COMKM CPVCV CRICR CUBCU CUWCW CXRCX CYMKY CYPCY CZECZ DEUDE DJIDJ DMADM DNKDK DOMDO DZADZ ECUEC EGYEG ERIER ESHEH ESPES ESTEE ETHET FINFI FJIFJ FLKFK FRAFR FROFO FSMFM GABGA GBRGB GEOGE GGYGG GHAGH GIBGI GINGN GLPGP GMBGM GNBGW GNQGQ GRCGR GRDGD GRLGL GTMGT GUFGF GUMGU GUYGY HKGHK HMDHM HNDHN HRVHR HTIHT HUNHU IDNID IMNIM INDIN IOTIO IRLIE IRNIR IRQIQ ISLIS ISRIL ITAIT JAMJM JEYJE JORJO JPNJP KAZKZ KENKE KGZKG KHMKH KIRKI KNAKN KORKR KWTKW LAOLA LBNLB LBRLR LBYLY LCALC LIELI LKALK LSOLS LTULT LUXLU LVALV MACMO MAFMF MARMA MCOMC MDAMD MDGMG MDVMV MEXMX MHLMH MKDMK MLIML MLTMT MMRMM MNEME MNGMN MNPMP MOZMZ MRTMR MSRMS MTQMQ MUSMU MWIMW MYSMY MYTYT NAMNA NCLNC NERNE NFKNF NGANG NICNI NIUNU NLDNL NORNO NPLNP NRUNR NZLNZ OMNOM PAKPK PANPA PCNPN PERPE PHLPH PLWPW PNGPG POLPL PRIPR PRKKP PRTPT PRYPY PSEPS PYFPF QATQA REURE ROURO RUSRU RWARW SAUSA SDNSD SENSN SGPSG SGSGS SHNSH SJMSJ SLBSB SLESL SLVSV SMRSM SOMSO SPMPM SRBRS SSDSS STPST SURSR SVKSK SVNSI SWESE SWZSZ SXMSX SYCSC SYRSY TCATC TCDTD TGOTG THATH TJKTJ TKLTK TKMTM TLSTL TONTO TTOTT TUNTN TURTR TUVTV TWNTW TZATZ UGAUG UKRUA UMIUM URYUY USAUS UZBUZ VATVA VCTVC VENVE VGBVG VIRVI VNMVN VUTVU WLFWF WSMWS YEMYE ZAFZA ZMBZM ZWEZW";

const BY_THREE: ReadonlyMap<string, string> = new Map(THREE_AND_TWO.split(" ").map((pair) => [pair.slice(0, 3), pair.slice(3)]));
const TWOS: ReadonlySet<string> = new Set(BY_THREE.values());

/** A country's alpha-2 code by its alpha-2 or alpha-3 one in any case, also as the end of an address; null for anything else. */
export const countryOfCode = (code: string): string | null => {
  const last = (code.split(/[:/#]/u).at(-1) ?? "").trim().toUpperCase();
  return TWOS.has(last) ? last : (BY_THREE.get(last) ?? null);
};

/** dpa's codes of where a text may be used (dparights): "D", "A", "CH", and their sum "DACH". */
const OF_DPA: ReadonlyMap<string, readonly string[]> = new Map([
  ["d", ["DE"]],
  ["a", ["AT"]],
  ["ch", ["CH"]],
  ["dach", ["DE", "AT", "CH"]],
  ["l", ["LU"]],
  ["fl", ["LI"]],
]);

/** The countries that codes of the list "dparights" name; `odd` holds those that nobody here knows. */
export const countriesOfDpa = (codes: readonly string[]): { readonly only: readonly string[]; readonly odd: readonly string[] } => {
  const named = codes.flatMap((code) => /^dparights:(.+)$/iu.exec(code.trim())?.[1] ?? []);
  const known = named.map((name) => OF_DPA.get(name.toLowerCase()));
  return {
    only: [...new Set(known.flatMap((countries) => countries ?? []))],
    odd: named.filter((_name, at) => known[at] === undefined).map((name) => `dparights:${name}`),
  };
};
