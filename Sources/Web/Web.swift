@_expose(wasm, "proxylint_allocate")
@_cdecl("proxylint_allocate")
func allocate(_ count: Int) -> UnsafeMutableRawPointer? { web_allocate(count) }
