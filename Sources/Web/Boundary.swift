import Catalog
import JSONText

// What a page calls. Texts go in as UTF-8 with their lengths; an answer is its length in four bytes and JSON behind it, in
// memory that the page releases.

/// Memory that the page writes into before a call.
@_expose(wasm, "proxylint_allocate")
@_cdecl("proxylint_allocate")
func allocate(_ count: Int) -> UnsafeMutableRawPointer? { web_allocate(count) }

/// Gives memory back, the page's or an answer's.
@_expose(wasm, "proxylint_release")
@_cdecl("proxylint_release")
func release(_ memory: UnsafeMutableRawPointer?) { web_release(memory) }

/// Answers one request: its options as JSON, and the text that it is about.
@_expose(wasm, "proxylint_call")
@_cdecl("proxylint_call")
func call(
    _ options: UnsafePointer<UInt8>?, _ optionsCount: Int, _ text: UnsafePointer<UInt8>?, _ textCount: Int
) -> UnsafeMutableRawPointer? {
    let options = Array(UnsafeBufferPointer(start: options, count: optionsCount))
    let text = Array(UnsafeBufferPointer(start: text, count: textCount))
    let answer: String
    if let members = JSONValue(options) {
        answer = Operations.answer(Request(options: members, text: text))
    } else {
        answer = Operations.problem("the request is not JSON")
    }
    let bytes = Array(answer.utf8)
    guard let count = UInt32(exactly: bytes.count), let memory = web_allocate(bytes.count + 4) else { return nil }
    memory.storeBytes(of: count.littleEndian, as: UInt32.self)
    bytes.withUnsafeBytes { source in
        if let start = source.baseAddress { (memory + 4).copyMemory(from: start, byteCount: source.count) }
    }
    return memory
}
