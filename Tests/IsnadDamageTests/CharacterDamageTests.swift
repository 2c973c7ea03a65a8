import IsnadRecords
import IsnadTesting
import Testing

@Suite struct CharacterDamageTests {
  @Test(
    "characters that nobody sees, and letters of a wrong encoding",
    arguments: [
      "قال [bidi-control|\u{202E}]123\u{202C} أمس",
      "قال \u{202B}نعم\u{202C} و\u{2067}لا\u{2069} ثم [bidi-control|\u{202B}]ربما",
      "قال[bidi-control|\u{202C}] نعم",
      "ال[invisible|\u{200B}\u{200B}]قاهرة وال\u{200F}بلد",
      "أعلن [mojibake|Ø§Ù„ÙˆØ²ÙŠØ±] أمس",
      "أعلن [mojibake|ط§ظ„ظˆط²ظٹط±] أمس",
      "قال [mojibake|\u{FFFD}\u{FFFD}]لا و[mojibake|&quot;]نعم[mojibake|&#8221;] AT&T",
      "أعلن [mojibake|#187;]الوزير[mojibake|#171;] أن القناة #24 والوسم #2023 باقيان",
      "طلب الطالب طعاما ظاهرا عاديا Øre",
    ] as [MarkedText])
  func characters(_ text: MarkedText) {
    expectDamage(in: text) { [.bidiControl, .invisible, .mojibake].contains($0) }
  }

  @Test(
    "what a wrong encoding spoilt is read again", arguments: [("Ø§Ù„ÙˆØ²ÙŠØ±", "الوزير"), ("ط§ظ„ظˆط²ظٹط±", "الوزير")])
  func repair(_ spoilt: String, _ right: String) {
    #expect(damage(in: "أعلن \(spoilt) أمس").map(\.repair) == [right])
  }
}
