import IsnadDocument
import IsnadNames
import IsnadRecords
import IsnadText

/// Newspapers, agencies and stations: behind ل they are told, as few others are.
extension Passage {
  /// Whether the name at a token is an outlet's: known for one, or made of words that outlets have (`سي إن بي سي نيوز`).
  func isPress(_ token: Int) -> Bool {
    guard let entity = occurrence(token)?.entity, kind(ofEntity: entity) != .place else { return false }
    if names.profiles.indices.contains(entity), names.profiles[entity].sector == "MED" { return true }
    var i = token
    while i < tokens.count, mention[i] == mention[token] {
      if classes[i].contains(.press) || tokens[i].kind == .foreign && kind(ofEntity: entity) == .organization {
        return true
      }
      i += 1
    }
    let letters = hasAttachedLi(token) && names.mentions[Int(mention[token])].span.start > tokens[token].span.start
    return letters && ClauseWords.shared.classes(of: document.folded(token).dropFirst(2)).contains(.press)
  }

  /// `مراسل لرويترز`, `المحررة السابقة لصحيفة كذا`: the outlet behind ل is the one he works for.
  func isStaff(_ token: Int) -> Bool {
    guard token >= 0 else { return false }
    return (max(0, token - 1)...token).contains { i in
      classes[i].contains(.staff) || hasArticle(i) && ClauseWords.shared.classes(of: noun(i)).contains(.staff)
    }
  }

  /// `تقرير لصحيفة كذا`: the outlet behind ل is the one whose paper it is.
  func isPaper(_ token: Int) -> Bool {
    guard token >= 0, tokens[token].kind == .word else { return false }
    let kind = sourceKind(token, isAttached: false)
    return kind == .utterance || kind == .document
  }

  private func noun(_ token: Int) -> ArraySlice<UInt8> {
    let word = document.folded(token)
    return word.starts(with: Array("ال".utf8)) ? word.dropFirst(4) : word
  }
}
