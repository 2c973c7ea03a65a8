import IsnadText
import Testing

@testable import IsnadNames

@Suite struct SpellingMatchTests {
  @Test(
    "two spellings of one name",
    arguments: [
      ("غالانت", "جالانت"), ("نتنياهو", "نتانياهو"), ("بوتين", "بوتن"), ("جرينفيلد", "غرينفيلد"), ("هرتسوغ", "هرتزوغ"),
      ("زائيف", "زئيف"), ("سترلينغ", "استرلينج"), ("شوماخر", "شوماخير"),
      ("سربرينيتسا", "سريبرينيتسا"), ("الأسد", "أسد"), ("زمير", "زامير"),
    ])
  func same(_ a: String, _ b: String) { #expect(SpellingMatch.same(Folding.folded.of(a), Folding.folded.of(b))) }

  @Test(
    "two names",
    arguments: [
      ("سليمان", "سلمان"), ("ميلر", "مولر"), ("براون", "باول"), ("محمد", "محمود"), ("حسن", "حسين"), ("كيلي", "كولي"),
      ("سعيد", "سعد"),
      ("بوش", "بوتش"), ("مور", "مير"), ("رايس", "روس"), ("كولين", "كيلين"), ("ماي", "ماو"),
    ])
  func different(_ a: String, _ b: String) { #expect(!SpellingMatch.same(Folding.folded.of(a), Folding.folded.of(b))) }
}
