"""What `streamlit run app.py` serves: the dashboard, its own assets and the security headers."""

import streamlit as st

from escape_routes.ui import server
from escape_routes.web.routes import routes

app = st.App(
    server.SCRIPT,
    routes=[*routes(server.assets()), *server.data_routes(), *server.briefing_routes()],
    middleware=server.middleware(),
    lifespan=server.lifespan,
)
