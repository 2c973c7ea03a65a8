import IsnadDocument
import IsnadLanguage
import IsnadRecords
import IsnadText

/// Whether verbs and pronouns speak of a person as she or he.
extension NameFinder {
  /// Reads the gender of persons from their titles, the verbs before them and their given names, in this order.
  mutating func readGenders() {
    for role in roles {
      guard let index = role.candidate, candidates[index].gender == .unknown, role.title.kind != .kin else { continue }
      candidates[index].gender = endsFeminine(role.tokens.lowerBound) ? .feminine : .masculine
    }
    for index in candidates.indices where candidates[index].kind == .person && candidates[index].gender == .unknown {
      let first = candidates[index].tokens.lowerBound
      candidates[index].gender = genderOfVerb(before: first) ?? genderOfGivenName(candidates[index])
    }
  }

  /// `قالت` before a name is she.
  private func genderOfVerb(before token: Int) -> Names.Gender? {
    guard token > 0, isJoined(token), partOfSpeech(token - 1) == .verb else { return nil }
    for word in analysis.words(ofToken: token - 1) where analysis.words[word].upos == .verb {
      let features = analysis.words[word].features
      guard features.person == .third, features.number == .singular else { return nil }
      return features.gender == .feminine ? .feminine : features.gender == .masculine ? .masculine : nil
    }
    return nil
  }

  /// Given names that end in ا or ة are hers in nearly all languages that the news translates; a family name alone tells nothing.
  private func genderOfGivenName(_ candidate: Candidate) -> Names.Gender {
    guard candidate.tokens.count > 1, let first = candidate.tokens.first, tokens[first].facts.strongest > 0 else {
      return .unknown
    }
    let bytes = document.text.bytes
    let end = Int(document.tokens[first].span.end)
    guard end >= 2 else { return .unknown }
    let isAlef = bytes[end - 2] == 0xD8 && bytes[end - 1] == 0xA7
    return isAlef || endsFeminine(first) ? .feminine : .unknown
  }

  /// Whether a word ends in ة.
  private func endsFeminine(_ token: Int) -> Bool {
    let bytes = document.text.bytes
    let end = Int(document.tokens[token].span.end)
    return end >= 2 && bytes[end - 2] == 0xD8 && bytes[end - 1] == 0xA9
  }
}
