import IsnadCompression
import IsnadText

/// What is kept of an article beside its text, packed with the text as dictionary: a reading names its words again and again, and
/// the indexed text is the text with marks.
///
/// Bytes that were packed without a dictionary, by programs before schema 4, unpack the same way.
enum PackedBytes {
  static func packed(_ bytes: [UInt8], with text: SourceText) -> [UInt8] {
    deflated(bytes, level: 7, dictionary: dictionary(text))
  }

  static func unpacked(_ bytes: [UInt8], with text: SourceText) throws(CompressionError) -> [UInt8] {
    try inflated(bytes, dictionary: dictionary(text))
  }

  private static func dictionary(_ text: SourceText) -> [UInt8] { Array(text.bytes.suffix(28 << 10)) + skeleton }

  /// The keys of records in their order and values that are frequent. It must never change, or archives become unreadable:
  /// another one would have to be told from it by the checksum that zlib keeps.
  private static let skeleton = Array(
    #"""
    ,"damage":[]}","repair":null,"rule":"damage/","polls":[{"id":"P1","span":{"start":,"pollster":,"publisher":null,"fieldwork":null,"population":null,"question":null,"answers":[{"label":{"start":,"value":,"votes":[{"id":"B1","spans":[{"start":,"body":{"entity":"E,"motion":null,"date":"2015-,"result":"adopted","counts":{"yes":null,"no":null,"abstain":null},"inferred":[],"positions":[],"veto_by":[],"attribution":null,"rule":"vote/,"events":[{"id":"V1","type":"ASSAULT","mode":null,"cameo":"190","trigger":{"start":,"lemma":"","actors":[{"entity":"E1","start":,"country":null,"sector":null}],"recipients":[{"entity":null,"start":,"country":"SAU","sector":"GOV"}],"location":null,"time":null,"status":"happened","attribution":"S1","same_as":null,"rule":"event/verb","confidence":"low","explain":[{"said":"CONSULT COOPERATE AID REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE RETREAT AGREE SUPPORT CONCEDE planned ongoing hypothetical denied historical
    ,"isnad":{"version":"0.1.0","offset_unit":"unicode-code-point"},"document":{"id":"sha256:","characters":,"language":"ar","title":null,"outlet":null,"url":"http://","published":"2015-08-01T","published_basis":"given","metadata","dateline":null,"sentences":[[0,],"unresolved":{"cues":[],"quotations":[]}},"entities":[{"id":"E1","kind":"person","name":"","latin":"","latin_basis":"romanised","known","wikidata":"Q","country":null,"roles":[{"start":,"end":,"text":"}],"variants":[""],"mentions":[{"start":,"end":,"text":"","via":"name"},{"via":"role"},"rule":"entity/","confidence":"medium","explain":[{"said":"","span":{"start":,"end":,"text":"}}]},{"kind":"organization","place","group",
    "times":[{"id":"T1","span":{"start":,"kind":"DATE","value":"2015-","modifier":null,"basis":"publication","explicit","context","rule":"time/","figures":[{"id":"F1","span":{"start":,"value":1,"low":null,"high":null,"bound":"exact","unit":"person","measure":"quantity","killed","money","of":{"start":,"place":null,"time":null,"attribution":null,"change":null,"rule":"figure/number","confidence":"high","explain":[]},
    "statements":[{"id":"S1","form":"indirect","mixed","direct","cue":{"start":,"end":,"text":"","lemma":"قال","أكد","أعلن","أوضح","أضاف","أشار","stance":"neutral"},"speaker":{"entity":"E1","start":null,"end":null,"text":null,"via":"dropped"},"co_speakers":[],"addressee":null,"medium":null,"time":null,"content":[{"start":,"end":,"text":"}],"within":null,"chain":["outlet","E1",{"unnamed":{"start":}}],"rule":"statement/verb-subject","confidence":"high","explain":[{"said":"","span":{"start":,"end":,"text":"}},{"said":"","span":null}]},{"id":"
    """#.utf8)
}
